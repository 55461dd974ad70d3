package io.sespartitioner.replay.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sespartitioner.replay.estimate.Cost.CostKind;
import io.sespartitioner.replay.estimate.Traffic.Load;
import io.sespartitioner.routing.Processor;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

class CostTest {

  /** 10 million events of 2 KB, 10 partitions, an object of each every 300 seconds. */
  private static final Load TEN_MILLION =
      new Load(10e6, 10e6 * 2000, 10e6 * 5120, 86_400, 0, 50_000);

  private static final PriceList PRICES = PriceList.standard();

  @Test
  void firehoseBillsBytesAndObjectsAsItsPriceListSays() {
    assertThat(Cost.of(TEN_MILLION, Processor.JQ, PRICES).parts())
        .hasEntrySatisfying(CostKind.FIREHOSE_INGESTION, is(1.38))
        .hasEntrySatisfying(CostKind.PARTITIONING_BYTES, is(0.95))
        .hasEntrySatisfying(CostKind.PARTITIONING_OBJECTS, is(0.43))
        .hasEntrySatisfying(CostKind.S3_PUTS, is(0.43));
  }

  @Test
  void jqIsBilledByTheHourAtSeventyMillisecondsAnEvent() {
    // 10,000,000 x 0.07 s = 194.44 h, at $0.07
    assertThat(Cost.of(TEN_MILLION, Processor.JQ, PRICES).parts())
        .hasEntrySatisfying(CostKind.JQ_PROCESSING, is(13.61));
  }

  @Test
  void lambdaIsBilledByRequestAndByMemoryTimesDuration() {
    // 50,000 x 0.1 s + 10,000,000 x 0.00005 s = 5,500 s, at half a GiB
    assertThat(Cost.of(TEN_MILLION, Processor.LAMBDA, PRICES).parts())
        .hasEntrySatisfying(CostKind.LAMBDA_REQUESTS, is(0.01))
        .hasEntrySatisfying(CostKind.LAMBDA_DURATION, is(0.04))
        .hasEntrySatisfying(CostKind.FUNCTION_LOG, is(0.05))
        .doesNotContainKey(CostKind.JQ_PROCESSING);
  }

  @Test
  void watchingCostsTheSameWithoutEvents() {
    Load nothing = new Load(0, 0, 0, 0, 0, 0);
    assertThat(Cost.of(nothing, Processor.JQ, PRICES).dollars()).isCloseTo(4.00, within(0.001));
    assertThat(Cost.of(nothing, Processor.LAMBDA, PRICES).dollars()).isCloseTo(6.10, within(0.001));
  }

  @Test
  void errorOutputCostsRequestsButNoPartitioning() {
    Load errors = new Load(0, 0, 0, 0, 1_000_000, 0);
    assertThat(Cost.of(errors, Processor.JQ, PRICES).parts())
        .hasEntrySatisfying(CostKind.PARTITIONING_OBJECTS, is(0))
        .hasEntrySatisfying(CostKind.S3_PUTS, is(5));
  }

  private static Condition<Double> is(double dollars) {
    return new Condition<>(actual -> Math.abs(actual - dollars) < 0.006, "about $%s", dollars);
  }
}
