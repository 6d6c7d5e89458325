package adaptarium.render.watch;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells somebody what a window shows, where somebody has asked and it has changed. Used by one thread. */
final class WindowReport {
    private @Nullable Consumer<String> listener;
    private String told = "";

    /** Begins to tell somebody. */
    void to(Consumer<String> now) {
        listener = now;
        told = "";
    }

    /** Tells what is shown now; put into words only where somebody listens. */
    void tell(Supplier<String> words) {
        if (listener == null) {
            return;
        }
        String now = words.get();
        if (!now.equals(told)) {
            told = now;
            listener.accept(now);
        }
    }
}
