package adaptarium.experiments.study;

import adaptarium.experiments.Sha256;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.config.StudyFile.Planned;
import adaptarium.experiments.config.YamlWriter;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The runs of a study and where they lie.
 *
 * @param folder the study's folder, a folder of runs
 * @param cells what is to be done
 * @param checkpoint which one of a run is evaluated, as {@link CheckpointFolder#find} calls it; empty where none is, only trained
 */
public record StudyPlan(Path folder, List<Cell> cells, String checkpoint) {
    private static final int NAME = 60; // characters of a run's name before its hash
    private static final int HASH = 10; // of its hash

    /** Copies the list. */
    public StudyPlan {
        cells = List.copyOf(cells);
    }

    /**
     * One run.
     *
     * @param name its name in the study's folder: it ends with a hash of its configuration, every key resolved and with the family's version, and the program's
     *     version, so that nothing is trained twice and nothing else is taken for it
     * @param planned how it is trained
     */
    public record Cell(String name, Planned planned) {}

    /** How far a run has come. */
    public enum State {
        /** There is nothing of it. */
        TO_DO,
        /** It was begun. */
        BEGUN,
        /** It was trained and, where the plan says so, evaluated. */
        DONE
    }

    /**
     * A plan of runs that are trained and evaluated as they end.
     *
     * @param folder the study's folder
     * @param runs what is to be done
     * @param code the program's version
     * @return the plan
     */
    public static StudyPlan of(Path folder, List<Planned> runs, String code) {
        return of(folder, runs, code, CheckpointFolder.NEWEST);
    }

    /**
     * A plan.
     *
     * @param folder the study's folder
     * @param runs what is to be done
     * @param code the program's version
     * @param checkpoint which one of a run is evaluated; empty where none is
     * @return the plan
     */
    public static StudyPlan of(Path folder, List<Planned> runs, String code, String checkpoint) {
        return new StudyPlan(
                folder, runs.stream().map(run -> new Cell(name(run, code), run)).toList(), checkpoint);
    }

    /** A plan of its first runs alone. */
    public StudyPlan first(int runs) {
        return new StudyPlan(folder, cells.subList(0, Math.min(runs, cells.size())), checkpoint);
    }

    private static String name(Planned run, String code) {
        RunConfig config = run.resolved();
        String identity = YamlWriter.write(config.withThreads(1)) + "\n" + code;
        String hash = Sha256.of(identity.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
        String readable = config.algorithm().name() + "-" + config.family().replaceAll("[^A-Za-z0-9.-]+", "-");
        return readable.substring(0, Math.min(NAME, readable.length())) + "-seed" + config.seed() + "-" + hash;
    }

    /**
     * A run's folder; it may be missing.
     *
     * @throws adaptarium.experiments.UserException where a link stands there
     */
    public RunDirectory run(Cell cell) {
        return RunDirectory.inside(folder, cell.name());
    }

    /** How far a run has come. */
    public State state(Cell cell) {
        RunDirectory run = run(cell);
        if (!Files.isRegularFile(folder.resolve(cell.name()).resolve("config.yaml"))) {
            return State.TO_DO;
        }
        boolean trained = run.checkpoints()
                .newest()
                .map(CheckpointFolder.Saved::iteration)
                .filter(done -> done >= cell.planned().resolved().iterations())
                .isPresent();
        return trained && (checkpoint.isEmpty() || Files.isRegularFile(run.evaluationFile()))
                ? State.DONE
                : State.BEGUN;
    }
}
