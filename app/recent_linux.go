package app

// #cgo pkg-config: gtk+-3.0
// #include <gtk/gtk.h>
//
// static void (*write_list)(GtkRecentManager *);
//
// static void write_without_ours(GtkRecentManager *manager) {
//	GList *items = gtk_recent_manager_get_items(manager);
//	for (GList *at = items; at; at = at->next) {
//		if (gtk_recent_info_has_application(at->data, g_get_application_name()))
//			gtk_recent_manager_remove_item(manager, gtk_recent_info_get_uri(at->data), NULL);
//		gtk_recent_info_unref(at->data);
//	}
//	g_list_free(items);
//	write_list(manager);
// }
//
// static void keep_no_recent_files(void) {
//	GtkRecentManagerClass *class = g_type_class_ref(GTK_TYPE_RECENT_MANAGER);
//	if (!write_list) {
//		write_list = class->changed;
//		class->changed = write_without_ours;
//	}
// }
import "C"

// keepNoRecentFiles keeps what was opened and exported through the toolkit out of the
// desktop's list of recent files, which every program reads and which "forget
// everything" does not reach. The list is written by the manager's own handler of its
// signal "changed" (gtk/gtkrecentmanager.c), a moment after an entry was added; what
// carries our name is taken out before. The toolkit's setting that switches the list
// off is no way: it empties everybody's.
func keepNoRecentFiles() { C.keep_no_recent_files() }
