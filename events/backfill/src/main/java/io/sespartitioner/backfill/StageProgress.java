package io.sespartitioner.backfill;

import io.sespartitioner.replay.Steps;
import io.sespartitioner.replay.Steps.Progress;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Shows how far the stages of a job are: reading, then filing. Spark calls it in one thread. */
final class StageProgress extends SparkListener {

  private static final String[] NAMES = {"Reading", "Filing"};

  private final Steps steps;
  private final long bytes;
  private final Set<Integer> begun = new HashSet<>();
  private Progress progress = Progress.NONE;
  private int stage = -1;
  private long bytesOfTask;

  /**
   * Progress of the next job.
   *
   * @param bytes length of its input
   */
  StageProgress(Steps steps, long bytes) {
    this.steps = steps;
    this.bytes = bytes;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    int id = submitted.stageInfo().stageId();
    // Stages that are repeated, since a machine was lost, have been shown.
    if (begun.size() < NAMES.length && begun.add(id)) {
      stage = id;
      bytesOfTask = bytes / submitted.stageInfo().numTasks();
      progress = steps.begin(NAMES[begun.size() - 1], bytes, Steps.Unit.BYTES);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    if (ended.stageId() == stage && ended.taskInfo().successful()) {
      progress.advance(bytesOfTask);
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    if (completed.stageInfo().stageId() == stage) {
      progress.close();
    }
  }
}
