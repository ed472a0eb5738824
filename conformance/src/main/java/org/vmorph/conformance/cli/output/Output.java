package org.vmorph.conformance.cli.output;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes, as options. */
public final class Output {
  @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as well.")
  private @Nullable Path json;

  @Option(names = "--quiet", description = "Only the verdict.")
  private boolean quiet;

  /** Whether only the verdict is to be printed. */
  public boolean quiet() {
    return quiet;
  }

  /**
   * The terminal; a result file that cannot be written is rejected now, before long work is done
   * for it.
   */
  public Terminal open() {
    if (json != null) {
      new WholeFile("--json", json).checkWritable();
    }
    return Terminal.of(System.getenv(), quiet);
  }

  /** Writes the result file, if one is wanted. */
  public void write(Supplier<Map<String, Object>> object) {
    if (json != null) {
      new WholeFile("--json", json).write(Json.text(object.get()));
    }
  }
}
