package app

// #cgo pkg-config: gtk+-3.0
// #include <gtk/gtk.h>
//
// static void keep_nothing(GtkRecentManager *manager) {}
//
// static void keep_no_recent_files(void) {
//	GtkRecentManagerClass *class = g_type_class_ref(GTK_TYPE_RECENT_MANAGER);
//	class->changed = keep_nothing;
// }
import "C"

// keepNoRecentFiles keeps the toolkit's dialogs from writing what was opened and
// exported into the desktop's list of recent files, which every program reads and
// which "forget everything" does not reach. The list is written by the manager's own
// handler of its signal "changed" (gtk/gtkrecentmanager.c); here that does nothing.
// The setting that switches the list off is no way: it empties everybody's.
func keepNoRecentFiles() { C.keep_no_recent_files() }
