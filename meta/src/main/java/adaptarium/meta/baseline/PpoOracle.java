package adaptarium.meta.baseline;

import adaptarium.meta.Role;

/** PPO without a memory that is told the task's hidden parameters: what an agent could reach that identified its task at once. */
public final class PpoOracle implements PpoAlgorithm {
    @Override
    public String name() {
        return "ppo-oracle";
    }

    @Override
    public String title() {
        return "PPO that sees the task";
    }

    @Override
    public Role role() {
        return Role.ORACLE;
    }

    @Override
    public String summary() {
        return "Upper reference: PPO without a memory that sees the task's hidden parameters.";
    }

    @Override
    public boolean seesTask() {
        return true;
    }
}
