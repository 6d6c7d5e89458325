package adaptarium.meta.fewshot.gradient;

import adaptarium.meta.Role;
import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Training on all tasks together, then the same gradient steps: the baseline that meta-learning has to surpass. */
public final class FewShotPretraining implements FewShotAlgorithm<PretrainingSettings> {
    @Override
    public String name() {
        return "few-shot-pretraining";
    }

    @Override
    public String title() {
        return "pre-trained network";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Trains one network on all tasks together; in a new task it takes gradient steps like the others (the"
                + " baseline of Finn et al. 2017, section 5.1).";
    }

    @Override
    public Class<PretrainingSettings> settingsType() {
        return PretrainingSettings.class;
    }

    @Override
    public PretrainingSettings defaults() {
        return PretrainingSettings.defaults();
    }

    @Override
    public <T> FewShotLearner<T> create(
            FewShotProblem<T> problem, PretrainingSettings settings, long seed, int threads) {
        GradientRule rule = new GradientRule(
                problem, settings.gradient(), GradientRule.Adapts.ALL, /* contextSize= */ 0, /* learntRates= */ false);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
