package document

func readMarkdown(name, s string) (*Document, error) { return nil, faultUnknown(name) }
