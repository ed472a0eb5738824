/**
 * Knows the kit's own hardware: what a monitor does to it and what a guest is shown of it. Must not
 * know the bare machine that a guest is compared with, nor what follows for a rule.
 */
@NullMarked
package org.vmorph.conformance.run.host;

import org.jspecify.annotations.NullMarked;
