package adaptarium.envs;

/** Where in a task distribution a task is drawn from. */
public enum Split {
    /** The training distribution: what meta-training draws from. */
    TRAIN,
    /** Fresh draws from the training distribution: tasks that training has not met, unless there are only a few ({@link TaskSpace#count}). */
    TEST,
    /** Outside the training distribution: the outer box minus the inner one, or held-out choices. */
    SHIFTED
}
