package io.sespartitioner.custom;

import io.sespartitioner.routing.CustomKeySource;
import io.sespartitioner.ses.SesEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** Spreads mails over eight shards; all events of one mail are in the same shard. */
public final class ShardSource implements CustomKeySource {

  @Override
  public String name() {
    return "shard";
  }

  @Override
  public Optional<String> read(SesEvent event) {
    return event.field("/mail/messageId").map(ShardSource::shard);
  }

  private static String shard(String messageId) {
    var checksum = new CRC32();
    checksum.update(messageId.getBytes(StandardCharsets.UTF_8));
    return "shard-" + checksum.getValue() % 8;
  }
}
