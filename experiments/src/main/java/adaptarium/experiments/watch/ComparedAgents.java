package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.Participant;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.MetaLearner;
import adaptarium.random.Seeds;
import adaptarium.render.watch.SideBySidePicture.PlayedEpisode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A run's agent and those it is compared with, each in the same episode of a task none of them has seen. */
public final class ComparedAgents {
    private ComparedAgents() {}

    /**
     * Plays an episode.
     *
     * @param run whose newest checkpoint plays first
     * @param beside who else plays: those that {@code watch} can show beside, by key or name
     * @param split where the task is drawn from
     * @param episode which episode of a trial is kept, counted from 1
     * @param seed of task, initial states and action noise
     * @return what each did, the run's agent first
     * @throws UserException where there is no checkpoint, or nobody of a name
     */
    public static List<PlayedEpisode> play(RunDirectory run, List<String> beside, Split split, int episode, long seed) {
        RunConfig config = run.config();
        return play(run, config, config.taskFamily(), beside, split, episode, seed);
    }

    private static <T extends Record> List<PlayedEpisode> play(
            RunDirectory run,
            RunConfig config,
            TaskFamily<T> family,
            List<String> beside,
            Split split,
            int episode,
            long seed) {
        CheckpointFolder.Saved saved = run.chosenCheckpoint()
                .orElseThrow(() -> new UserException("run '" + run.name()
                        + "' has no checkpoint yet; 'adaptarium resume " + run.typed() + "' trains it"));
        MetaLearner<T> own = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads());
        try (own) {
            Trainer.restore(own, saved, config);
            Participant self = Participant.of(config.algorithm().algorithm());
            List<SideBySide.NamedAgent> players = new ArrayList<>();
            players.add(new SideBySide.NamedAgent(self.title(), own::newAdaptation));
            T task = family.tasks().sample(split, Seeds.generator(Seeds.derive(seed, "tasks", 0)));
            return play(run, family, own, players, beside, split, task, episode, seed);
        }
    }

    private static <T extends Record> List<PlayedEpisode> play(
            RunDirectory run,
            TaskFamily<T> family,
            MetaLearner<T> own,
            List<SideBySide.NamedAgent> players,
            List<String> beside,
            Split split,
            T task,
            int episode,
            long seed) {
        try (OtherAgents<T> others = OtherAgents.of(family, split, run, own)) {
            for (String typed : beside) {
                OtherAgent<T> other = OtherAgent.meant(others.list(), typed)
                        .orElseThrow(() -> new UserException("nobody called '" + typed + "' can play beside run '"
                                + run.name() + "'; there are " + keys(others)
                                + ", and 'adaptarium evaluate' trains its baselines"));
                players.add(new SideBySide.NamedAgent(
                        other.name(), (tasks, noise) -> other.maker().create(task, tasks, noise)));
            }
            return SideBySide.play(family, task, players, episode, seed);
        }
    }

    private static String keys(OtherAgents<?> others) {
        return others.list().stream().map(OtherAgent::key).collect(Collectors.joining(", "));
    }
}
