package adaptarium.experiments.watch;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.render.watch.TaskMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The maps of adaptation that {@code heatmap} has left in a run's folder. */
public final class TaskMaps {
    private TaskMaps() {}

    /**
     * Reads them.
     *
     * @param folder the run's
     * @param complaint hears, in a line each, which of them cannot be read; they are left out
     * @return the maps, by the names of their files
     */
    public static List<TaskMap> in(Path folder, Consumer<String> complaint) {
        return figures(folder, complaint).stream().map(TaskMaps::of).toList();
    }

    /**
     * Reads their figures.
     *
     * @param folder the run's
     * @param complaint hears, in a line each, which of them cannot be read; they are left out
     * @return the figures, by the names of their files
     */
    public static List<Sensitivity> figures(Path folder, Consumer<String> complaint) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> String.valueOf(file.getFileName()).matches("heatmap-.*\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder, e);
        }
        List<Sensitivity> maps = new ArrayList<>();
        for (Path file : files) {
            try {
                Sensitivity found = Json.read(file, Sensitivity.class);
                of(found); // whose figures do not fit each other is refused
                maps.add(found);
            } catch (UserException | IllegalArgumentException e) {
                complaint.accept("no map of " + file + ": " + e.getMessage());
            }
        }
        return maps;
    }

    private static TaskMap of(Sensitivity found) {
        return new TaskMap(
                found.run() + " after " + found.iteration() + " updates",
                axis(found.x()),
                axis(found.y()),
                found.before(),
                found.after(),
                found.others());
    }

    private static TaskMap.Axis axis(Sensitivity.Axis axis) {
        return new TaskMap.Axis(axis.name(), axis.unit(), axis.values(), axis.trained());
    }
}
