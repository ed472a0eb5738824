package org.vmorph.conformance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;

/** Result files: one object each. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** What every object starts with. */
  static Map<String, Object> header(String command) {
    var object = new LinkedHashMap<String, Object>();
    object.put("schema", "vmorph/" + command + "/1");
    object.put("version", Version.number());
    object.put("command", command);
    return object;
  }

  static String text(Map<String, Object> object) {
    try {
      return MAPPER.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object that is no JSON", e);
    }
  }
}
