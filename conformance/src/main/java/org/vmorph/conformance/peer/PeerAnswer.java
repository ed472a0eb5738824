package org.vmorph.conformance.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a peer has answered: an object, asked part by part for what is expected in it. */
final class PeerAnswer {
  /** An object in an object in a list in an object is the deepest there is. */
  private static final StreamReadConstraints SHALLOW =
      StreamReadConstraints.builder().maxNestingDepth(4).maxStringLength(Integer.MAX_VALUE).build();

  private static final JsonMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(SHALLOW).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;

  private PeerAnswer(JsonNode object) {
    this.object = object;
  }

  /** The answer in a line. */
  static PeerAnswer of(byte[] line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new Unusable("expected JSON, found " + shown(line) + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Unusable("expected JSON, found " + shown(line));
    }
    if (!node.isObject()) {
      throw new Unusable("expected a JSON object, found " + shown(line));
    }
    return new PeerAnswer(node);
  }

  private static String shown(byte[] line) {
    var text = new String(line, StandardCharsets.UTF_8);
    return Quoted.of(text.substring(0, Math.min(text.length(), 80)));
  }

  /** Whether there is something of a name. */
  boolean has(String name) {
    return object.has(name);
  }

  /** So many objects, each asked for itself. */
  List<PeerAnswer> parts(String name, int count) {
    var node = object.path(name);
    if (!node.isArray() || node.size() != count) {
      throw wrong(name, "an array of " + count + " objects", node);
    }
    var parts = new ArrayList<PeerAnswer>();
    for (var part : node) {
      if (!part.isObject()) {
        throw wrong(name, "an array of " + count + " objects", node);
      }
      parts.add(new PeerAnswer(part));
    }
    return parts;
  }

  /** Whether something is true. */
  boolean yes(String name) {
    var node = object.path(name);
    if (!node.isBoolean()) {
      throw wrong(name, "true or false", node);
    }
    return node.booleanValue();
  }

  /** What the peer has to say against the request, if it refuses. */
  Optional<String> error() {
    return object.has("error") ? Optional.of(text("error")) : Optional.empty();
  }

  /** A text. */
  String text(String name) {
    return string(name, object.path(name));
  }

  private static String string(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw wrong(name, "a string", node);
    }
    return node.textValue();
  }

  /** A text that is one of some. */
  String oneOf(String name, List<String> these) {
    var text = text(name);
    if (!these.contains(text)) {
      throw wrong(name, "one of " + String.join(", ", these), object.path(name));
    }
    return text;
  }

  /** A whole number. */
  long number(String name, long least, long most) {
    return number(name, object.path(name), least, most);
  }

  private static long number(String name, JsonNode node, long least, long most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < least
        || node.longValue() > most) {
      throw wrong(name, "a whole number from " + least + " to " + most, node);
    }
    return node.longValue();
  }

  /** So many whole numbers that are not negative. */
  long[] numbers(String name, int count) {
    var node = object.path(name);
    if (!node.isArray() || node.size() != count) {
      throw wrong(name, "an array of " + count + " numbers", node);
    }
    var numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(name, node.get(i), 0, Long.MAX_VALUE);
    }
    return numbers;
  }

  /** The names in an object, all of them among these. */
  Set<String> namesIn(String name, Set<String> these) {
    var node = object.path(name);
    if (!node.isObject()) {
      throw wrong(name, "an object", node);
    }
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    for (var unknown : names) {
      if (!these.contains(unknown)) {
        throw new Unusable(
            "%s: expected names of %s, found %s".formatted(name, these, Quoted.of(unknown)));
      }
    }
    return names;
  }

  /** A text in an object. */
  String textIn(String name, String inner) {
    return string(name + "." + inner, object.path(name).path(inner));
  }

  private static Unusable wrong(String name, String expected, JsonNode found) {
    return new Unusable(
        "%s: expected %s, found %s"
            .formatted(
                name, expected, found.isMissingNode() ? "nothing" : Quoted.of(found.toString())));
  }
}
