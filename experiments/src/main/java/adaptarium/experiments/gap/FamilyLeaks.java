package adaptarium.experiments.gap;

import adaptarium.meta.probe.ParameterLeak;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much a single observation tells of a family's hidden task, on trajectories of the agents of a gap's run.
 *
 * @param family its id
 * @param run whose agents played; empty where nobody was trained
 * @param iteration of the run's checkpoint
 * @param tasks how many were played by each agent
 * @param samples observations of each episode
 * @param seed of tasks and networks
 * @param agents who played
 */
public record FamilyLeaks(
        String family, String run, int iteration, int tasks, int samples, long seed, List<AgentLeaks> agents) {
    /** Copies the list. */
    public FamilyLeaks {
        agents = List.copyOf(agents);
    }

    /**
     * What one agent's observations tell.
     *
     * @param agent in words
     * @param certifies whether chance speaks for the family and more than chance against it; not where what the agent does shows the task
     * @param leaks one for every hidden parameter
     */
    public record AgentLeaks(String agent, boolean certifies, List<ParameterLeak> leaks) {
        /** Copies the list. */
        public AgentLeaks {
            leaks = List.copyOf(leaks);
        }
    }

    /** The parameter that is told best, by how far its accuracy exceeds chance; empty where training tasks do not differ in a hidden parameter. */
    public Optional<ParameterLeak> strongest() {
        return agents.stream()
                .filter(AgentLeaks::certifies)
                .flatMap(agent -> agent.leaks().stream())
                .max(Comparator.comparingDouble(ParameterLeak::excess));
    }
}
