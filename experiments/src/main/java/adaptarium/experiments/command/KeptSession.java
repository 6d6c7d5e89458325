package adaptarium.experiments.command;

import adaptarium.render.watch.Library;
import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.SessionRunner;
import org.jspecify.annotations.Nullable;

/** A session in a window that is kept for a replay, however it ends: what {@code watch} and {@code play} share. */
final class KeptSession {
    private KeptSession() {}

    /**
     * Shows a session until the window is closed, and keeps it.
     *
     * @param root knows what stops the program
     * @param window shows it
     * @param runner runs it; closed when the window is
     * @param pilot whose keys drive it; null where nobody does
     * @param library what there is to go to
     * @param keeping keeps what was seen
     */
    static void show(
            AdaptariumCommand root,
            SessionWindow window,
            SessionRunner runner,
            @Nullable Pilot pilot,
            Library library,
            Runnable keeping) {
        Interruption interruption = root.stopping()
                .beginUnsaved("watching " + runner.about().family(), keeping); // a window does not close by itself
        try {
            window.show(runner, pilot, library);
        } finally {
            if (!interruption.requested()) {
                keeping.run(); // whatever ended it
            }
            interruption.close();
        }
    }
}
