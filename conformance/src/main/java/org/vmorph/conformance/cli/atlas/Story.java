package org.vmorph.conformance.cli.atlas;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What machines tell one after another, from {@code history.json}.
 *
 * @param text what is to be seen in it
 */
record Story(String title, String text, List<Station> stations) {
  /**
   * A machine in it.
   *
   * @param machine as it is called with its settings, {@code ia32,cr4.umip=1}
   * @param year from when on it was to be had
   */
  record Station(String machine, String year, String says) {}

  /** All of them, in the order of the first machine of each. */
  static List<Story> all() {
    try (var text = Template.stream("history.json")) {
      return JsonMapper.builder().build().readValue(text, new TypeReference<List<Story>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
