package org.vmorph.conformance.cli.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vmorph.conformance.cli.output.BadInput;

/**
 * Values of an option that stand behind commas, or of one that is given again; picocli's own way of
 * splitting them forgets what is empty at the end.
 */
public final class Listed {
  private Listed() {}

  /**
   * Each of them.
   *
   * @param expected what one of them is
   * @throws BadInput if one is empty
   */
  public static List<String> of(String option, List<String> given, String expected) {
    var all = new ArrayList<String>();
    for (var some : given) {
      var each = Arrays.asList(some.split(",", -1));
      if (each.contains("")) {
        throw new BadInput(
            "%s '%s': expected %s%s"
                .formatted(
                    option,
                    some,
                    expected,
                    some.isEmpty() ? "" : ", and one on either side of a comma"));
      }
      all.addAll(each);
    }
    return List.copyOf(all);
  }
}
