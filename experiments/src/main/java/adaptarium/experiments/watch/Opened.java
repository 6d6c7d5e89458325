package adaptarium.experiments.watch;

import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.TaskMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that is ready to be shown, and what goes with it into its window.
 *
 * @param watched the session, closed with this
 * @param maps of the agent's adaptation
 * @param pilot whose keys drive it; null where nobody does
 */
public record Opened(
        Agents.Watched watched,
        List<TaskMap> maps,
        @Nullable Pilot pilot) implements AutoCloseable {
    /** Copies the list. */
    public Opened {
        maps = List.copyOf(maps);
    }

    @Override
    public void close() {
        watched.close();
    }
}
