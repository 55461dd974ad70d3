package io.sespartitioner.bench.idiomatic;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.bench.idiomatic.FirehoseResponse.Answer;
import io.sespartitioner.bench.idiomatic.FirehoseResponse.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Partitions by caller identity, written as AWS's samples are. It does what the default rules do,
 * apart from making values safe, and logs nothing.
 */
public final class IdiomaticHandler
    implements RequestHandler<KinesisFirehoseEvent, FirehoseResponse> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public FirehoseResponse handleRequest(KinesisFirehoseEvent event, Context context) {
    List<Answer> answers = new ArrayList<>(event.getRecords().size());
    for (KinesisFirehoseEvent.Record record : event.getRecords()) {
      answers.add(answer(record));
    }
    return new FirehoseResponse(answers);
  }

  private static Answer answer(KinesisFirehoseEvent.Record record) {
    try {
      JsonNode sesEvent = MAPPER.readTree(record.getData().array());
      JsonNode caller = sesEvent.path("mail").path("tags").path("ses:caller-identity").path(0);
      String userName = caller.asText().isEmpty() ? "unknown" : caller.asText();
      Metadata metadata = new Metadata(Map.of("userName", userName));
      return new Answer(record.getRecordId(), "Ok", record.getData(), metadata);
    } catch (IOException e) {
      return new Answer(record.getRecordId(), "ProcessingFailed", record.getData(), null);
    }
  }
}
