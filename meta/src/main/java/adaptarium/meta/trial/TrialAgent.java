package adaptarium.meta.trial;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.network.policy.ActorCritic;

/**
 * Everything that decides how an agent acts, at one moment of training: a value.
 *
 * @param network policy and value
 * @param theta float[P], not to be changed
 * @param inputs what the network is told
 * @param actionScale from the network's actions to the environment's
 * @param normaliser of observations
 * @param rewardUnit what a reward is divided by before it is told
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record TrialAgent(
        ActorCritic network,
        float[] theta,
        TrialInputs inputs,
        ActionScale actionScale,
        Normaliser normaliser,
        double rewardUnit) {
    /** The same with other parameters, float[P]. */
    TrialAgent with(float[] others) {
        return new TrialAgent(network, others, inputs, actionScale, normaliser, rewardUnit);
    }
}
