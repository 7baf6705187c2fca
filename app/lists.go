package app

import "reflect"

// withEmptyLists gives a copy of v in which every list that is nil is empty. JSON
// writes a nil list as null, which the page's types do not allow for.
func withEmptyLists[T any](v T) T {
	return filled(reflect.ValueOf(v)).Interface().(T) //nolint:forcetypeassert // filled gives the type it was given
}

func filled(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
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
	default: // holds no list
	}
	return out
}
