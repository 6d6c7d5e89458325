package adaptarium.experiments.watch;

import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.TaskMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that is ready to be shown, and what goes with it into its window.
 *
 * @param session the session
 * @param closer closes it and the learners behind it, with this
 * @param maps of the agent's adaptation
 * @param pilot whose keys drive it; null where nobody does
 */
public record Opened(
        Session session,
        Runnable closer,
        List<TaskMap> maps,
        @Nullable Pilot pilot) implements AutoCloseable {
    /** Copies the list. */
    public Opened {
        maps = List.copyOf(maps);
    }

    /**
     * A session in which somebody acts.
     *
     * @param watched the session, closed with this
     * @param maps of the agent's adaptation
     * @param pilot whose keys drive it; null where nobody does
     */
    public Opened(Agents.Watched watched, List<TaskMap> maps, @Nullable Pilot pilot) {
        this(watched.session(), watched::close, maps, pilot);
    }

    @Override
    public void close() {
        closer.run();
    }
}
