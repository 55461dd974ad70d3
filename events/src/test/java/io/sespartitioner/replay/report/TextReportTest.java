package io.sespartitioner.replay.report;

import static io.sespartitioner.replay.report.SampleReport.partition;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void whatSharesAFolderIsCountedTogether() throws IOException {
    SampleReport shared =
        SampleReport.PLAIN.withPartitions(partition("alice", 3, 1), partition("alice", 4, 2));
    StringWriter out = new StringWriter();
    new TextReport(
            Optional.of("bucket"),
            new Details(Optional.empty(), Optional.empty()),
            TextReport.Shape.STANDARD)
        .write(shared.report(), out);
    assertThat(out.toString().lines().skip(1).findFirst())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains("alice/2023/11/06/", "7 events", "11.6 KiB", "3 objects"));
  }

  @Test
  void oneRecordIsNotCalledSeveral() throws IOException {
    StringWriter out = new StringWriter();
    new TextReport(
            Optional.of("bucket"),
            new Details(Optional.empty(), Optional.empty()),
            TextReport.Shape.STANDARD)
        .write(SampleReport.PLAIN.withPartitions(partition("alice", 1, 1)).report(), out);
    assertThat(out.toString())
        .contains("\n1 record = 1 delivered + 0 dropped + 0 in error output: nothing is lost\n");
  }
}
