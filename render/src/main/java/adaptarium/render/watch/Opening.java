package adaptarium.render.watch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** What is opened to be shown instead, while the window goes on with what it shows. Used by one thread. */
final class Opening {
    private final Catalogue catalogue;
    private final Toast toast;
    private @Nullable FutureTask<String> task;

    /**
     * Nothing is opened yet.
     *
     * @param catalogue opens it
     * @param toast says that it takes its time, or that it cannot be done
     */
    Opening(Catalogue catalogue, Toast toast) {
        this.catalogue = catalogue;
        this.toast = toast;
    }

    /** Begins to open something; while something is being opened already, nothing happens. */
    void begin(Catalogue.Choice choice) {
        if (busy()) {
            return;
        }
        FutureTask<String> begun = new FutureTask<>(() -> catalogue.open(choice));
        Thread thread = new Thread(begun, "opening");
        thread.setDaemon(true);
        task = begun;
        thread.start();
        toast.say(
                "opening " + (choice.agent().isEmpty() ? choice.family() : choice.agent()) + " …", /* isBad= */ false);
    }

    /** Whether something is being opened. */
    boolean busy() {
        return task != null;
    }

    /** Whether it has been opened, asked in every frame; where it cannot be, that is said. */
    boolean done() {
        FutureTask<String> begun = task;
        if (begun == null || !begun.isDone()) {
            return false;
        }
        task = null;
        String complaint;
        try {
            complaint = begun.get();
        } catch (ExecutionException e) { // of a plug-in, or ours
            complaint = String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            complaint = "it was interrupted";
        }
        if (!complaint.isEmpty()) {
            toast.say(complaint.lines().findFirst().orElse(""), /* isBad= */ true);
        }
        return complaint.isEmpty();
    }
}
