package app

import (
	"context"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
)

// ForgetEverything removes all that is kept of the person and gives the paths of what
// remains in the data folder, which is none of ours. The window is empty afterwards;
// what is put into it then is kept again.
func (a *App) ForgetEverything() ([]string, error) {
	<-a.keeper.opened
	a.mu.Lock()
	idle := a.work.cancelAll()
	a.mu.Unlock()
	select {
	case <-idle:
	case <-time.After(10 * time.Second):
		return nil, fault.Broken("not_forgotten", "what runs does not end", nil, "Try again in a moment. Nothing was removed")
	}
	a.keeper.mu.Lock()
	defer a.keeper.mu.Unlock()
	if a.keeper.store != nil {
		_ = a.keeper.store.Close() // all that it could say is about to be removed
		a.keeper.store = nil
	}
	_ = a.desk.Close() // the model's saved states go
	a.log.close()
	a.mu.Lock()
	a.person = person{}
	a.mu.Unlock()
	a.desk.Know(Knowledge{})
	if err := a.place(context.Background(), newSession()); err != nil {
		return nil, err
	}
	a.keeper.forgotten = true
	remains, err := folders.Forget(a.dataDir)
	return remains, faultOf(err)
}

// afresh opens a new store once there is something to keep again after everything was
// forgotten. keeper.mu is held.
func (k *keeper) afresh() error {
	if !k.forgotten || k.open == nil {
		return nil
	}
	st, err := k.open(context.Background())
	if err != nil {
		return err
	}
	k.store, k.forgotten = st, false
	return nil
}
