/** Knows how one program is assembled, run and told. Must not know what its machine means. */
@NullMarked
package org.vmorph.conformance.cli.run;

import org.jspecify.annotations.NullMarked;
