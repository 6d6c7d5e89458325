package adaptarium.meta.check;

import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RoundKind;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether an adaptation and its ablations carry from round to round what their {@link RoundKind} says. */
final class Carrying {
    private static final String NAME = "round kind";
    private static final int MOST_ROUNDS = 8;
    private static final int STORIES = 4;

    private final Learners<?> learners;

    Carrying(Learners<?> learners) {
        this.learners = learners;
    }

    /** Reports and pictures say what a round is by its kind alone. */
    Result kinds() {
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            learners.update(learner, 0);
            RoundKind own = RoundKind.NONE;
            List<String> names = new ArrayList<>(List.of(""));
            names.addAll(learner.ablations());
            for (String name : names) {
                String problem;
                try (Adaptation adaptation = adaptation(learner, name)) {
                    own = name.isEmpty() ? adaptation.roundKind() : own;
                    problem = problem(learner, name, adaptation);
                }
                if (!problem.isEmpty()) {
                    return Result.failed(NAME, (name.isEmpty() ? "" : "ablation '" + name + "': ") + problem);
                }
            }
            return Result.passed(NAME, "as it says: " + own);
        }
    }

    private Adaptation adaptation(MetaLearner<TwoArms.Task> learner, String ablation) {
        return ablation.isEmpty()
                ? learner.newAdaptation(Learners.TASKS, learners.noise())
                : learner.newAblation(ablation, Learners.TASKS, learners.noise());
    }

    private String problem(MetaLearner<TwoArms.Task> learner, String ablation, Adaptation adaptation) {
        RoundKind kind = adaptation.roundKind();
        if (kind == RoundKind.EPISODE && adaptation.episodesPerRound() != 1) {
            return "a round is said to be an episode and has " + adaptation.episodesPerRound();
        }
        // One more than it asks for: who tries everything once before it listens to rewards shows nothing earlier.
        int rounds = Math.max(2, Math.min(MOST_ROUNDS, adaptation.rounds() + 1));
        Story story = learners.story();
        Story.Told told = tell(learner, ablation, story, rounds);
        boolean carries = false;
        for (int i = 0; i < STORIES && !(carries && kind == RoundKind.EPISODE); i++) {
            long seed = Seeds.derive(story.seed(), "another", i);
            boolean batch = kind == RoundKind.GRADIENT_STEP || kind == RoundKind.BATCH;
            Story.Told other = tell(learner, ablation, batch ? story.withRewards(seed) : story.withPast(seed), rounds);
            if (batch && !sameActions(told, other, 0, 1)) {
                return "it says that it adapts after a round (" + kind + "), but rewards change actions within one";
            }
            carries |= !sameActions(told, other, 1, rounds) || (kind != RoundKind.NONE && !sameStates(told, other));
        }
        if (kind == RoundKind.NONE) {
            return carries
                    ? "it says that nothing is carried from round to round, but what happened in the first changes"
                            + " actions of later ones"
                    : "";
        }
        return carries || !ablation.isEmpty()
                ? ""
                : "it says that it adapts (" + kind + "), but what happened in a round changes neither the actions nor"
                        + " the fast state of later ones";
    }

    private Story.Told tell(MetaLearner<TwoArms.Task> learner, String ablation, Story story, int rounds) {
        try (Adaptation adaptation = adaptation(learner, ablation)) {
            return story.tell(adaptation, rounds);
        }
    }

    /** From one round on, up to another one. */
    private static boolean sameActions(Story.Told one, Story.Told two, int from, int to) {
        int end =
                to < one.begins().size() ? one.begins().get(to) : one.actions().size();
        for (int step = one.begins().get(from); step < end; step++) {
            if (!Arrays.equals(one.actions().get(step), two.actions().get(step))) {
                return false;
            }
        }
        return true;
    }

    /** Before the last round. */
    private static boolean sameStates(Story.Told one, Story.Told two) {
        int last = one.fastStates().size() - 1;
        for (int task = 0; task < Learners.TASKS; task++) {
            if (!Arrays.equals(
                    one.fastStates().get(last).get(task),
                    two.fastStates().get(last).get(task))) {
                return false;
            }
        }
        return true;
    }
}
