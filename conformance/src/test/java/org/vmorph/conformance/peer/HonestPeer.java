package org.vmorph.conformance.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Vmm;

/** The other end of the protocol: a monitor in Java on a machine of its own. */
final class HonestPeer {
  private static final JsonMapper JSON = new JsonMapper();

  private final Vmm vmm;
  private final Architecture machine = Machines.named("third-generation").orElseThrow();
  private final Compiled engine = new Compiled(new Elaboration(machine));
  private Guest guest;

  HonestPeer(Vmm vmm) {
    this.vmm = vmm;
  }

  /** A peer that answers all requests. */
  static InJvm.Behaviour with(Vmm vmm) {
    return (from, to) -> {
      var peer = new HonestPeer(vmm);
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        to.write((peer.answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
      }
    };
  }

  /** The answer to a request, both without their line feeds. */
  String answer(String line) {
    try {
      var request = JSON.readTree(line);
      var answer = JSON.createObjectNode().put("id", request.get("id").longValue());
      switch (request.get("request").textValue()) {
        case "hello" ->
            answer.put("protocol", 1).put("name", "honest").put("machine", "" + machine);
        case "boot" -> boot(request, answer);
        case "run" -> run(request, answer);
        default -> answer.put("error", "expected hello, boot or run");
      }
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void boot(JsonNode request, ObjectNode answer) {
    int size = request.get("words").intValue();
    var real = new Machine(engine, vmm.room(size));
    var input = Words.parse("input", request.get("input").textValue(), 64, Long.MAX_VALUE);
    GuestProgram.loadInput(real, input, input.length);
    var image = Words.parse("storage", request.get("storage").textValue(), 64, size);
    guest = vmm.boot(new BareHost(real), Arrays.copyOf(image, size));
    answer.putArray("owns").add(guest.owns().low()).add(guest.owns().words());
    show(answer);
  }

  private void run(JsonNode request, ObjectNode answer) {
    var exit = guest.run(request.get("steps").longValue());
    answer.put("ended", exit.kind().name().toLowerCase(Locale.ROOT));
    exit.cause().map(Cause::name).ifPresent(cause -> answer.put("cause", cause));
    answer.put("steps", exit.steps());
    show(answer);
  }

  private void show(ObjectNode answer) {
    var tally = guest.tally();
    answer
        .putArray("tally")
        .add(tally.direct())
        .add(tally.emulated())
        .add(tally.reflected())
        .add(tally.interpreted());
    var cells = new long[machine.cells().size()];
    guest.loadCells(cells);
    answer.put("cells", Words.text(cells));
    var files = answer.putObject("files");
    for (var file : machine.files()) {
      files.put(file.name(), Words.trimmed(words(file)));
    }
  }

  private long[] words(File file) {
    var words = new long[(int) guest.used(file)];
    for (int i = 0; i < words.length; i++) {
      words[i] = guest.load(file, i);
    }
    return words;
  }
}
