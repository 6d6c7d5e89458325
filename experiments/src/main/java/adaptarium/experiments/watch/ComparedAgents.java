package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.Participant;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;
import adaptarium.render.watch.SideBySidePicture.PlayedEpisode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run's agent and those it is compared with, each in the same episode of a task none of them has seen. */
public final class ComparedAgents {
    private ComparedAgents() {}

    /**
     * Plays an episode.
     *
     * @param run whose newest checkpoint plays first
     * @param beside who else plays: the algorithm of a baseline that {@code evaluate} has trained, an ablation of the agent, or {@code random}
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
        CheckpointFolder.Saved saved = run.checkpoints()
                .newest()
                .orElseThrow(() -> new UserException("run '" + run.name()
                        + "' has no checkpoint yet; 'adaptarium resume " + run.typed() + "' trains it"));
        List<MetaLearner<T>> open = new ArrayList<>();
        try {
            MetaLearner<T> own = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads());
            open.add(own);
            Trainer.restore(own, saved, config);
            Participant self = Participant.of(config.algorithm().algorithm());
            List<SideBySide.NamedAgent> players = new ArrayList<>();
            players.add(new SideBySide.NamedAgent(self.title(), own::newAdaptation));
            Map<String, SideBySide.NamedAgent> others = new LinkedHashMap<>();
            for (String ablation : own.ablations()) {
                others.put(
                        ablation,
                        new SideBySide.NamedAgent(
                                self.without(ablation).title(),
                                (tasks, noise) -> own.newAblation(ablation, tasks, noise)));
            }
            for (RunDirectory baseline : Baselines.trained(run)) {
                MetaLearner<T> learner = Baselines.learner(baseline, family);
                open.add(learner);
                Participant who = Participant.of(baseline.config().algorithm().algorithm());
                others.put(who.name(), new SideBySide.NamedAgent(who.title(), learner::newAdaptation));
            }
            others.put(
                    Participant.RANDOM.name(),
                    new SideBySide.NamedAgent(
                            Participant.RANDOM.title(),
                            (tasks, noise) ->
                                    new RandomPolicy(family.spec(), tasks, /* episodesPerRound= */ 1, noise)));
            for (String name : beside) {
                SideBySide.NamedAgent other = others.get(name);
                if (other == null) {
                    throw new UserException("nobody called '" + name + "' can play beside run '" + run.name()
                            + "'; there are " + others.keySet() + ", and 'adaptarium evaluate' trains its baselines");
                }
                players.add(other);
            }
            TaskSpace<T> space = family.tasks();
            T task = space.sample(split, Seeds.generator(Seeds.derive(seed, "tasks", 0)));
            return SideBySide.play(family, task, players, episode, seed);
        } finally {
            open.forEach(MetaLearner::close);
        }
    }
}
