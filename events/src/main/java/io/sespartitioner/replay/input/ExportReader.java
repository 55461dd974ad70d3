package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Takes apart what tools export of many events in one JSON text, element by element, so that the
 * text may be of any length: an array of events, or an object with a list as {@link
 * ExportedElement} knows them.
 */
final class ExportReader {

  private static final Set<String> LISTS =
      Set.of("Messages", "Records", "records", "events", "logEvents");

  /** Members that an event or its envelope begins with: then there is no need to look further. */
  private static final Set<String> OF_EVENTS =
      Set.of("eventType", "notificationType", "mail", "Type", "detail", "rawData");

  private final ByteWindow window;
  private final TextReader texts;
  private final RecordTaker records;
  private final RecordLimits limits;
  private final FoundRecords found;

  ExportReader(
      ByteWindow window,
      TextReader texts,
      RecordTaker records,
      RecordLimits limits,
      FoundRecords found) {
    this.window = window;
    this.texts = texts;
    this.records = records;
    this.limits = limits;
    this.found = found;
  }

  /** Takes the export that begins after the mark; false if none does, and then nothing is taken. */
  boolean take() throws IOException {
    int open = texts.skipWhiteSpace(0);
    if (!window.has(open)) {
      return false;
    }
    boolean isObject = window.at(open) == '{';
    int list = isObject ? listIn(open) : window.at(open) == '[' && isList(open) ? open : -1;
    if (list < 0) {
      return false;
    }
    window.release(list + 1);
    if (takeElements(isObject) && isObject) {
      skipOtherMembers();
    }
    return true;
  }

  /** The index of the list in the object that begins at the index, or -1. */
  private int listIn(int open) throws IOException {
    int at = texts.skipWhiteSpace(open + 1);
    while (window.has(at) && window.at(at) == '"') {
      TextSpan name = texts.read(at);
      int colon = texts.skipWhiteSpace(name.to());
      if (!name.complete() || OF_EVENTS.contains(text(name)) || !isAt(colon, ':')) {
        return -1;
      }
      String member = text(name);
      at = texts.skipWhiteSpace(colon + 1);
      if (LISTS.contains(member) && isAt(at, '[')) {
        return holdsPayloads(at) ? at : -1;
      }
      TextSpan value = texts.read(at);
      int comma = texts.skipWhiteSpace(value.to());
      if (!value.complete() || !isAt(comma, ',')) {
        return -1;
      }
      at = texts.skipWhiteSpace(comma + 1);
    }
    return -1;
  }

  /** Whether an array's first element is an object, or a text that holds one. */
  private boolean isList(int open) throws IOException {
    int first = texts.skipWhiteSpace(open + 1);
    return isAt(first, '{') || (isAt(first, '"') && isAt(first + 1, '{'));
  }

  private boolean holdsPayloads(int open) throws IOException {
    int at = texts.skipWhiteSpace(open + 1);
    if (!isAt(at, '{')) {
      return false;
    }
    TextSpan first = texts.readElement(at);
    return first.complete()
        && !ExportedElement.payloads(window.copy(first.from(), first.to())).isEmpty();
  }

  /** Takes the elements of the list after the mark; false if it doesn't end. */
  private boolean takeElements(boolean ofObject) throws IOException {
    int at = texts.skipWhiteSpace(0);
    while (window.has(at) && window.at(at) != ']') {
      window.release(at);
      TextSpan element = texts.readElement(0);
      if (!element.complete()) {
        records.broken(element);
        return false;
      }
      takeElement(element, ofObject);
      at = texts.skipWhiteSpace(0);
      at = isAt(at, ',') ? texts.skipWhiteSpace(at + 1) : at;
    }
    boolean ends = window.has(at);
    window.release(ends ? at + 1 : at);
    return ends;
  }

  private void takeElement(TextSpan element, boolean ofObject) throws IOException {
    if (element.oversize() || (!ofObject && window.at(element.from()) != '"')) {
      records.text(element);
      return;
    }
    byte[] json = window.copy(element.from(), element.to());
    List<ExportedElement> payloads =
        ofObject ? ExportedElement.payloads(json) : List.of(ExportedElement.text(json));
    if (payloads.isEmpty()) {
      records.text(element);
      return;
    }
    window.release(element.to());
    for (ExportedElement payload : payloads) {
      hand(payload);
    }
  }

  private void hand(ExportedElement payload) throws IOException {
    byte[] bytes = payload.bytes();
    if (records.tooLong(bytes.length)) {
      found.refused(bytes.length);
    } else if (payload.isRecord()) {
      found.payload(bytes);
    } else {
      // A text may be pretty-printed, or hold several events.
      new RecordSplitter(new ByteArrayInputStream(bytes), limits, found).split();
    }
  }

  private void skipOtherMembers() throws IOException {
    int at = texts.skipWhiteSpace(0);
    while (isAt(at, ',')) {
      for (int part = 0; part < 2; part++) {
        window.release(at + 1);
        TextSpan text = texts.readElement(0);
        if (!text.complete()) {
          return;
        }
        window.release(text.to());
        at = texts.skipWhiteSpace(0);
      }
    }
    window.release(isAt(at, '}') ? at + 1 : 0);
  }

  private boolean isAt(int index, char wanted) throws IOException {
    return window.has(index) && window.at(index) == wanted;
  }

  private String text(TextSpan name) {
    return new String(window.copy(name.from() + 1, name.to() - 1), UTF_8);
  }
}
