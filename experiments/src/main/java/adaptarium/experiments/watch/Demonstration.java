package adaptarium.experiments.watch;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.run.CheckpointFile;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.render.watch.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An agent that comes with the program, so that adaptation can be seen before anything has been trained. Its checkpoint is that of a shipped configuration after
 * its last update, as {@code train CONFIGURATION} leaves it.
 *
 * @param name what it is asked for by
 * @param family the family's id
 * @param configuration the configuration it was trained by
 * @param checkpoint its checkpoint's name
 * @param seed of the tasks to begin with; chosen after looking, so that the first one shows a failure and then a success
 * @param story what there is to see, in a sentence or two
 */
public record Demonstration(
        String name, String family, String configuration, String checkpoint, long seed, String story) {
    /** All that there are; the first is the one to begin with. */
    public static final List<Demonstration> ALL = List.of(
            new Demonstration(
                    "cartpole",
                    "CartPole-v0",
                    "cartpole-rl2",
                    "update-00000150",
                    /* seed= */ 9,
                    "Balance a pole on a cart whose motor may be wired the wrong way round, weak or strong: the agent"
                            + " is not told, and finds out in its first episode in each task. The first task was chosen:"
                            + " there the first episode fails. In others, a lucky start may last."),
            new Demonstration(
                    "cheetah",
                    "CompassCheetah-v0",
                    "compass-rl2",
                    "update-00000300",
                    /* seed= */ 5,
                    "Run where the green arrow points: the agent does not see it, and it turns round without a sign;"
                            + " all there is to go by is the reward. In the first task, which was chosen, the arrow turns"
                            + " after a third of a second and the agent within a second of it; in its second episode it"
                            + " sets off the right way."));

    private static final String FOLDER = "/adaptarium/demo/";

    /**
     * The first demonstration on a family.
     *
     * @param family its id
     * @return nothing where there is none
     */
    public static Optional<Demonstration> of(String family) {
        return ALL.stream().filter(one -> one.family().equals(family)).findFirst();
    }

    /**
     * The agent as a run that holds nothing but its checkpoint, in a temporary folder that goes with the process.
     *
     * @param command the command line, for the records
     * @return the run
     */
    public RunDirectory run(String command) {
        Path folder = folder();
        try {
            try {
                for (String ending : List.of(".safetensors", ".json")) {
                    copy(checkpoint + ending, folder);
                }
                return CheckpointFile.alone(folder.resolve(checkpoint + ".json"), configuration, command);
            } finally {
                for (String ending : List.of(".safetensors", ".json")) {
                    Files.deleteIfExists(folder.resolve(checkpoint + ending));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("unpack the demonstration into", folder, e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("adaptarium-demo");
        } catch (IOException e) {
            throw FileTrouble.complaint("make a folder in", Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private void copy(String file, Path folder) throws IOException {
        try (InputStream in = Demonstration.class.getResourceAsStream(FOLDER + name + "/" + file)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("the program lacks its file " + name + "/" + file));
            }
            Files.copy(in, folder.resolve(file));
        }
    }

    /**
     * Plays some tasks, one after the other.
     *
     * @param session in which task follows task, at the start of one
     * @param tasks how many
     * @return their moments, one per control step
     */
    public static List<Snapshot> moments(AdaptationSession<?> session, int tasks) {
        List<Snapshot> moments = new ArrayList<>();
        Snapshot now = session.snapshot();
        int first = now.task().number();
        while (now.task().number() < first + tasks) {
            moments.add(now);
            session.step();
            now = session.snapshot();
        }
        return moments;
    }
}
