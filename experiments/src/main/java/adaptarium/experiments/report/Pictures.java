package adaptarium.experiments.report;

import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures an evaluation drew: {@code pictures.json}. Scenes exist only while they are simulated, so they are drawn then and put into reports later.
 *
 * @param paths SVG elements by split, one per task
 */
public record Pictures(Map<String, List<String>> paths) {
    /** Copies the map, keeping its order; refuses what is no picture. */
    public Pictures {
        paths.values().forEach(pictures -> pictures.forEach(PlainSvg::checked));
        paths = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    }

    /**
     * Draws and stores the pictures of an evaluation.
     *
     * @param run where to store them
     * @param recorders who watched each split
     */
    public static void store(RunDirectory run, Map<String, PathRecorder> recorders) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        recorders.forEach((split, recorder) -> paths.put(split, PathPictures.of(split, recorder.paths())));
        WholeFile.write(file(run), Json.sealed(new Pictures(paths)));
    }

    /** The stored pictures of a run; none where it was not evaluated. */
    static Pictures of(RunDirectory run) {
        return Files.exists(file(run)) ? Json.read(file(run), Pictures.class) : new Pictures(Map.of());
    }

    private static Path file(RunDirectory run) {
        return run.folder().resolve("pictures.json");
    }
}
