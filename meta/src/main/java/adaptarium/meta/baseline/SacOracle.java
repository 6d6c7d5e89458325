package adaptarium.meta.baseline;

import adaptarium.meta.Role;

/** Soft actor-critic that is told the task's hidden parameters: what an agent could reach that identified its task at once. */
public final class SacOracle implements SacAlgorithm {
    @Override
    public String name() {
        return "sac-oracle";
    }

    @Override
    public String title() {
        return "SAC that sees the task";
    }

    @Override
    public Role role() {
        return Role.ORACLE;
    }

    @Override
    public String summary() {
        return "Upper reference: soft actor-critic that sees the task's hidden parameters.";
    }

    @Override
    public boolean seesTask() {
        return true;
    }
}
