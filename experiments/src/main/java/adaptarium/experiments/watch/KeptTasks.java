package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.render.watch.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks of a file that are shown one after the other, with what somebody had edited of their scenes.
 *
 * @param split where they were drawn from
 * @param seed of their initial states and noise
 * @param openings what begins each of them
 */
public record KeptTasks(Split split, long seed, List<Command.Play> openings) {
    /** Copies the list. */
    public KeptTasks {
        openings = List.copyOf(openings);
    }

    /**
     * Reads a file.
     *
     * @param <T> the family's task record
     * @param file what {@link FrozenTasks#content} wrote
     * @param family who is to play
     * @return the tasks
     * @throws UserException where the file is missing or damaged, or holds tasks of another family or version
     */
    public static <T extends Record> KeptTasks read(Path file, TaskFamily<T> family) {
        FrozenTasks<T> frozen = FrozenTasks.read(file, family);
        List<Command.Play> openings = new ArrayList<>();
        for (T task : frozen.tasks()) {
            int number = frozen.number() + openings.size();
            openings.add(new Command.Play(frozen.space().toMap(task), number, frozen.scene()));
        }
        return new KeptTasks(frozen.split(), frozen.seed(), openings);
    }
}
