package org.vmorph.conformance.cli.atlas;

import com.github.mustachejava.DefaultMustacheFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The pages' text, with holes. */
final class Template {
  private static final DefaultMustacheFactory TEMPLATES =
      new DefaultMustacheFactory(Template::reader);

  private Template() {}

  /** A page; what is put into it is escaped. */
  static String of(String name, Object page) {
    var text = new StringWriter();
    TEMPLATES.compile(name + ".mustache").execute(text, page);
    return text.toString();
  }

  /** A file as it is. */
  static String text(String name) {
    try (var stream = stream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream stream(String name) {
    return Objects.requireNonNull(Template.class.getResourceAsStream(name), name);
  }

  private static Reader reader(String name) {
    return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
  }
}
