package org.vmorph.conformance.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Result files: one object each. */
public final class Json {
  /** Lines end as they do here, whatever a plugin takes for the end of a line. */
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private static final ObjectWriter WRITER =
      new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER));

  private Json() {}

  /** What every object starts with. */
  public static Map<String, Object> header(String command) {
    var object = new LinkedHashMap<String, Object>();
    object.put("schema", "vmorph/" + command + "/1");
    object.put("version", Version.number());
    object.put("command", command);
    return object;
  }

  /** An object as text, with a line for each key. */
  public static String text(Map<String, Object> object) {
    try {
      return WRITER.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object that is no JSON", e);
    }
  }
}
