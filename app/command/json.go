package command

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// encode writes v as JSON for people to read too, with empty lists instead of null.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(filled(reflect.ValueOf(v)).Interface())
	return b.Bytes(), err
}

func (p *page) json(v any) error {
	data, err := encode(v)
	if err == nil {
		_, err = p.Write(data)
	}
	return err
}

// filled copies v with every nil list made an empty one.
func filled(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() { // nothing else that is printed holds lists
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(filled(v.Elem()))
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(filled(v.Field(i)))
			}
		}
	default:
	}
	return out
}
