package org.vmorph.conformance.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version this was built as, and the commit it was built from, if that is known. */
public final class Version implements IVersionProvider {
  /** The version of this build. */
  public static String number() {
    return read().getProperty("version");
  }

  private static Properties read() {
    var properties = new Properties();
    try (var in = Version.class.getResourceAsStream("vmorph.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** As git describes it: with -dirty behind it where files had been changed. */
  private static String commit() {
    var commit = read().getProperty("commit", "");
    return commit.matches("[0-9a-f]{7,64}(-dirty)?")
        ? "commit " + commit.replace("-dirty", ", and changes")
        : "commit unknown: built without git";
  }

  @Override
  public String[] getVersion() {
    return new String[] {"vmorph " + number() + " (" + commit() + ")"};
  }
}
