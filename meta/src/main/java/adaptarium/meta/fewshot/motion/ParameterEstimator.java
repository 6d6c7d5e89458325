package adaptarium.meta.fewshot.motion;

import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.problem.ParameterRegression;

/** Parameters from motion in the list of algorithms. */
public final class ParameterEstimator implements FewShotAlgorithm<MotionSettings> {
    @Override
    public String name() {
        return "parameter-estimator";
    }

    @Override
    public String title() {
        return "parameters from motion";
    }

    @Override
    public String summary() {
        return "Tells each hidden parameter from a piece of motion, with a deviation (Nix and Weigend 1994).";
    }

    @Override
    public Class<MotionSettings> settingsType() {
        return MotionSettings.class;
    }

    @Override
    public MotionSettings defaults() {
        return MotionSettings.standard();
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, MotionSettings settings, long seed, int threads) {
        if (!(problem instanceof ParameterRegression<?>)) {
            throw new IllegalArgumentException("it tells parameters from motion, as in ParameterRegression-v0/FAMILY; "
                    + problem.id() + " asks for something else");
        }
        MotionRule rule = new MotionRule(problem, settings);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
