package io.sespartitioner.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.backfill.FilingKey.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag;

/**
 * Tells Spark how keys and lines are written between tasks. Kryo would do it, but there is one for
 * each file that is open, and each costs more to set up than its lines to write.
 */
final class Serialization extends Serializer implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  @Override
  public SerializerInstance newInstance() {
    return new Instance();
  }

  /** Each record stands for itself, so Spark may move it as bytes. */
  @Override
  public boolean supportsRelocationOfSerializedObjects() {
    return true;
  }

  private static final class Instance extends SerializerInstance {

    @Override
    public SerializationStream serializeStream(OutputStream out) {
      return new Writer(new DataOutputStream(new BufferedOutputStream(out, 4096)));
    }

    @Override
    public DeserializationStream deserializeStream(InputStream in) {
      return new Reader(new DataInputStream(new BufferedInputStream(in)));
    }

    @Override
    public <T> ByteBuffer serialize(T element, ClassTag<T> type) {
      throw new UnsupportedOperationException("A shuffle has streams only");
    }

    @Override
    public <T> T deserialize(ByteBuffer bytes, ClassTag<T> type) {
      throw new UnsupportedOperationException("A shuffle has streams only");
    }

    @Override
    public <T> T deserialize(ByteBuffer bytes, ClassLoader loader, ClassTag<T> type) {
      return deserialize(bytes, type);
    }
  }

  /** What Spark takes for the end of a stream; Scala, unlike Java, doesn't declare it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E theEnd() throws E {
    throw (E) new EOFException();
  }

  private static final class Writer extends SerializationStream {

    private final DataOutputStream out;

    Writer(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public <T> SerializationStream writeObject(T element, ClassTag<T> type) {
      try {
        if (element instanceof FilingKey key) {
          write(key);
        } else {
          write((byte[]) element);
        }
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void write(FilingKey key) throws IOException {
      out.writeByte(key.kind().sign());
      out.writeLong(key.arrivalMillis());
      out.writeInt(key.file());
      out.writeLong(key.place());
      write(key.folder().getBytes(UTF_8));
      if (key.kind() == Kind.DELIVERED) {
        write(key.values().getBytes(UTF_8));
      } else if (key.kind() == Kind.ERROR) {
        write(key.reason().getBytes(UTF_8));
        write(key.code().getBytes(UTF_8));
      }
    }

    private void write(byte[] bytes) throws IOException {
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public void flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Reader extends DeserializationStream {

    private final DataInputStream in;

    /** Few folders have many records: one text of each saves memory, and time to compare. */
    private final Map<String, String> texts = new HashMap<>();

    private boolean keyIsRead;

    Reader(DataInputStream in) {
      this.in = in;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T readObject(ClassTag<T> type) {
      try {
        keyIsRead = !keyIsRead;
        if (!keyIsRead) {
          return (T) bytes();
        }
        int sign = in.read();
        if (sign >= 0) {
          return (T) key(Kind.of((byte) sign));
        }
      } catch (IOException e) {
        // Also where a record is cut: that isn't the end.
        throw new UncheckedIOException(e);
      }
      throw Serialization.<RuntimeException>theEnd();
    }

    private FilingKey key(Kind kind) throws IOException {
      long arrivalMillis = in.readLong();
      int file = in.readInt();
      long place = in.readLong();
      String folder = text();
      String values = kind == Kind.DELIVERED ? text() : "";
      String reason = kind == Kind.ERROR ? text() : "";
      String code = kind == Kind.ERROR ? text() : "";
      return new FilingKey(kind, folder, values, arrivalMillis, file, place, reason, code);
    }

    private String text() throws IOException {
      String text = new String(bytes(), UTF_8);
      String first = texts.putIfAbsent(text, text);
      return first == null ? text : first;
    }

    private byte[] bytes() throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return bytes;
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
