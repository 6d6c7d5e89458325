package adaptarium.experiments.watch;

import adaptarium.experiments.UserException;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.GridPicture;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * How many sessions stand side by side.
 *
 * @param columns 1 to 12
 * @param rows 1 to 12
 */
public record Grid(int columns, int rows) {
    private static final int MOST = 12;

    /** Checks the sides. */
    public Grid {
        if (columns < 1 || columns > MOST || rows < 1 || rows > MOST) {
            throw new IllegalArgumentException(
                    "a grid has 1 to " + MOST + " columns and rows, got " + columns + "x" + rows);
        }
    }

    /** What differs from cell to cell; lower case, as it is typed. */
    public enum Over {
        /** The task, from one draw to the next. */
        tasks,
        /** The initial states and the action noise, in one task. */
        seeds,
        /** How long the agent has been trained, in one task. */
        training
    }

    /** How many cells it has. */
    public int cells() {
        return columns * rows;
    }

    /**
     * A grid as it is typed.
     *
     * @param typed such as {@code "3x3"}: columns and rows
     * @throws UserException where it looks otherwise
     */
    public static Grid of(String typed) {
        String[] parts = typed.matches("\\d{1,3}x\\d{1,3}") ? typed.split("x", -1) : new String[0];
        if (parts.length != 2) {
            throw new UserException("--grid must look like 3x3, got '" + typed + "'");
        }
        try {
            return new Grid(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new UserException("--grid: " + e.getMessage(), e);
        }
    }

    /**
     * Plays every cell's trial to its end: a task each.
     *
     * @param session a session at the start of its first task, closed by the caller
     * @return the cells, named by what is hidden
     */
    public List<GridPicture.Cell> overTasks(AdaptationSession<?> session) {
        List<GridPicture.Cell> cells = new ArrayList<>();
        for (int i = 0; i < cells(); i++) {
            if (i > 0) {
                session.apply(new Command.NextTask());
            }
            Session.About about = session.about();
            cells.add(new GridPicture.Cell(moment -> named(about, moment), Comparison.trial(session, () -> {})));
        }
        return cells;
    }

    /**
     * Plays every cell's trial to its end: in the first one's task, with other initial states and noise.
     *
     * @param first seed of the first cell
     * @param opening opens a session with a seed
     * @return the cells, named by their seeds
     */
    public List<GridPicture.Cell> overSeeds(long first, LongFunction<Agents.Watched> opening) {
        List<GridPicture.Cell> cells = new ArrayList<>();
        Map<String, Object> task = new LinkedHashMap<>();
        for (int i = 0; i < cells(); i++) {
            try (Agents.Watched watched = opening.apply(first + i)) {
                if (i == 0) {
                    task.putAll(watched.session().snapshot().task().values());
                } else {
                    watched.session().apply(new Command.Play(task));
                }
                cells.add(new GridPicture.Cell("seed " + (first + i), Comparison.trial(watched.session(), () -> {})));
            }
        }
        return cells;
    }

    /**
     * Plays every cell's trial to its end: the same one, at one stage of the training after the other.
     *
     * @param updates after how many updates there are checkpoints, ascending
     * @param opening opens a session with the checkpoint after some updates
     * @return the cells, evenly spread over the training, the newest last
     */
    public List<GridPicture.Cell> overTraining(List<Integer> updates, IntFunction<Agents.Watched> opening) {
        int count = Math.min(cells(), updates.size());
        List<GridPicture.Cell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int chosen = count == 1 ? updates.size() - 1 : (int) Math.round(i * (updates.size() - 1.0) / (count - 1));
            int update = updates.get(chosen);
            try (Agents.Watched watched = opening.apply(update)) {
                cells.add(new GridPicture.Cell("update " + update, Comparison.trial(watched.session(), () -> {})));
            }
        }
        return cells;
    }

    private static String named(Session.About about, Snapshot moment) {
        Map<String, Object> values = moment.task().values();
        List<String> words = new ArrayList<>();
        about.knobs().forEach(knob -> {
            Object value = values.get(knob.name());
            if (value != null) {
                words.add(knob.label() + " " + knob.text(value));
            }
        });
        return words.isEmpty() ? "task " + moment.task().number() : String.join(", ", words);
    }
}
