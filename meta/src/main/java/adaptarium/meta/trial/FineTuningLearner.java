package adaptarium.meta.trial;

import adaptarium.agents.store.State;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import java.util.List;

/**
 * A learner without a memory whose agent learns on at test time: it trains as the one that it is made of does.
 *
 * @param <T> the family's task record
 */
public final class FineTuningLearner<T extends Record> implements MetaLearner<T> {
    private final TrialLearner<T> trained;
    private final FineTuning settings;

    /**
     * A learner.
     *
     * @param trained who trains; closed with this one
     * @param settings how its agent is tuned
     */
    public FineTuningLearner(TrialLearner<T> trained, FineTuning settings) {
        this.trained = trained;
        this.settings = settings;
    }

    @Override
    public int metaBatchSize() {
        return trained.metaBatchSize();
    }

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        return trained.metaUpdate(tasks, seed);
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return new FineTunedAdaptation(trained.agent(), settings, trained.rewardScale(), tasks, seed);
    }

    @Override
    public State state() {
        return trained.state();
    }

    @Override
    public void restore(State state) {
        trained.restore(state);
    }

    @Override
    public void close() {
        trained.close();
    }
}
