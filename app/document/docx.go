package document

func readDOCX(name string, data []byte, o Options) (*Document, error) { return nil, faultUnknown(name) }
