package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.watch.FewShotSession;
import adaptarium.experiments.watch.Showcase;
import adaptarium.experiments.watch.TrainingSession;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.SessionRunner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Training on a thread of its own while the process's first thread shows the newest policy in a window. */
final class WatchedTraining {
    private final AdaptariumCommand root;
    private final Showcase showcase = new Showcase();
    private final CompletableFuture<Integer> training = new CompletableFuture<>();
    private boolean begun;

    /**
     * Training that has not begun.
     *
     * @param root the program's options
     */
    WatchedTraining(AdaptariumCommand root) {
        this.root = root;
    }

    /**
     * Trains a run to its end, whatever becomes of the window meanwhile.
     *
     * @param theme light or dark; null for what the last window was left in
     * @param create makes the run's directory, once there is a window
     * @return the exit code
     * @throws UserException where no window can be opened; nothing has begun then
     */
    @SuppressWarnings("ThreadPriorityCheck") // only how soon the window answers depends on it
    int train(@Nullable String theme, Supplier<RunDirectory> create) {
        SessionWindow window = SessionWindow.open(theme, /* reporter= */ null);
        try (window) {
            RunDirectory run = create.get();
            Thread trainer = new Thread(() -> work(run), "training");
            trainer.setPriority(Thread.MIN_PRIORITY); // and its workers have it from it; see the launcher
            trainer.start();
            begun = true;
            if (showcase.first().isPresent()) {
                window.show(new SessionRunner(session(run)), null);
            }
        } catch (UserException e) {
            if (!begun) {
                throw e;
            }
            root.err().println("adaptarium: " + e.getMessage());
        } catch (RuntimeException | Error e) { // of what is shown, or of showing it
            if (!begun) {
                throw e;
            }
            root.err().println("adaptarium: the window has failed: " + e);
        }
        if (!training.isDone() && !root.quiet()) {
            root.err().println("the window is closed; training goes on");
        }
        int code = result();
        window.willEndWith(code);
        return code;
    }

    private Session session(RunDirectory run) {
        RunConfig config = run.config();
        return config.isFewShot()
                ? FewShotSession.ofTraining(run.name(), config, showcase)
                : TrainingSession.of(run.name(), config, showcase);
    }

    private void work(RunDirectory run) {
        try {
            training.complete(new Training(root).train(run, showcase));
        } catch (RuntimeException | Error e) {
            training.completeExceptionally(e); // thrown on by the thread that waits for the result
        } finally {
            showcase.abandon();
        }
    }

    private int result() {
        try {
            return training.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException trouble) {
                throw trouble;
            }
            if (e.getCause() instanceof Error trouble) {
                throw trouble;
            }
            throw e;
        }
    }
}
