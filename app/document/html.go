package document

func readHTML(name, s string) (*Document, error) { return nil, faultUnknown(name) }
