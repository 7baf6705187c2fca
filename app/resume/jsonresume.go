package resume

import "vouchsafe/app/fault"

// ParseJSON reads a JSON Resume.
func ParseJSON(data []byte) (*Resume, error) {
	return nil, fault.BadInput("unknown_format", "JSON", "", "")
}
