package adaptarium.envs.wrapper;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.Wrapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The task's context vector behind the observation: what an oracle sees. It follows changes of the task from the next
 * step on: those the family makes by itself, and those of a switch that is written behind it.
 */
public final class OracleContext implements Wrapper {
    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public String usage() {
        return "oracle: the hidden task behind the observation; written before switch, it follows it";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(0);
        EnvironmentSpec spec = family.spec();
        TaskSpace<T> space = family.tasks();
        List<Axis> axes = new ArrayList<>(spec.observation());
        for (TaskParameter parameter : space.parameters()) {
            for (int i = 0; i < parameter.contextSize(); i++) {
                axes.add(Axis.unbounded(
                        parameter.contextSize() == 1 ? parameter.name() : parameter.name() + " " + i, "1"));
            }
        }
        return WrappedFamily.of(family, this, texts)
                .observation(axes, 0)
                .controllers(WrappedFamily.Controllers.SAME)
                .layer((task, horizon, random) -> new Oracle<>(space, task))
                .family();
    }

    private static final class Oracle<T extends Record> implements Layer<T> {
        private final TaskSpace<T> space;
        private final float[] context;

        private Oracle(TaskSpace<T> space, T task) {
            this.space = space;
            context = new float[space.contextSize()];
            changed(task);
        }

        @Override
        public void changed(T task) {
            space.context(task, context, 0);
        }

        @Override
        public double reward(double reward, Episode<T> inner) {
            T present = inner.presentTask();
            if (present != null) {
                changed(present);
            }
            return reward;
        }

        @Override
        public void observation(float[] seen, float[] shown, int step) {
            System.arraycopy(seen, 0, shown, 0, seen.length);
            System.arraycopy(context, 0, shown, seen.length, context.length);
        }
    }
}
