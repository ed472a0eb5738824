package org.vmorph.conformance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;

/**
 * The dialogue in docs/protocol.md is what is said when the example in C runs the guest that stands
 * before it. {@code -Dvmorph.golden=write} writes the dialogue anew.
 */
class ProtocolDocumentTest {
  private static final Path DOCUMENT = ExampleInC.ROOT.resolve(Path.of("docs", "protocol.md"));
  private static final Pattern GUEST = block("the guest");
  private static final Pattern DIALOGUE = block("the dialogue");

  @TempDir private Path folder;

  private static Pattern block(String name) {
    return Pattern.compile("(<!-- " + name + " -->\n```\n)(.*?)(```\n)", Pattern.DOTALL);
  }

  @Test
  void the_dialogue_is_current() throws Exception {
    var text = Files.readString(DOCUMENT);
    var guest = GUEST.matcher(text);
    var dialogue = DIALOGUE.matcher(text);
    assertThat(guest.find() && dialogue.find()).as("blocks in " + DOCUMENT).isTrue();
    var said = dialogue(guest.group(2), ExampleInC.build(folder));
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(
          DOCUMENT, text.substring(0, dialogue.start(2)) + said + text.substring(dialogue.end(2)));
    } else {
      assertThat(dialogue.group(2)).isEqualTo(said);
    }
  }

  private static String dialogue(String source, Path program) {
    var machine = Machines.named("third-generation").orElseThrow();
    var image = new Assembler(machine).assemble("guest", source).words();
    var transcript = new StringBuilder();
    var real = new Machine(new Compiled(new Elaboration(machine)), 64);
    real.store(machine.console().orElseThrow().input(), 0, 'A');
    real.set(machine.console().orElseThrow().end(), 1);
    Link.Opening opening =
        () -> new Recorded(ChildProcess.start(List.of(program.toString())), transcript);
    try (var peer = new PeerMonitor("peer", opening, PeerMonitor.PATIENCE)) {
      var guest = peer.boot(new BareHost(real), Arrays.copyOf(image, 16));
      Exit exit;
      do {
        exit = guest.run(250);
      } while (exit.kind() != Exit.Kind.HALTED);
    }
    return transcript.toString();
  }

  /** Writes down what goes over a link. */
  private record Recorded(Link link, StringBuilder transcript) implements Link {
    @Override
    public OutputStream to() {
      return new FilterOutputStream(link.to()) {
        @Override
        public void write(byte[] line) throws IOException {
          transcript.append("> ").append(new String(line, StandardCharsets.UTF_8));
          out.write(line);
        }
      };
    }

    @Override
    public InputStream from() {
      return new FilterInputStream(link.from()) {
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int count = in.read(into, offset, length);
          for (int i = offset; i < offset + count; i++) {
            boolean starts = transcript.charAt(transcript.length() - 1) == '\n';
            transcript.append(starts ? "< " : "").append((char) into[i]);
          }
          return count;
        }
      };
    }

    @Override
    public void look() {
      link.look();
    }

    @Override
    public String fate() {
      return link.fate();
    }

    @Override
    public void end() {
      link.end();
    }

    @Override
    public void destroy() {
      link.destroy();
    }
  }
}
