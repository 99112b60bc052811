import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Validates PDF files against one flavour ("ua1", "3a"). Prints one line per rule that a file breaks: the path, the
 * rule, how often it was broken, what it says and where it was broken first, separated by tabs. The last line is
 * "checked" and the number of files, so that a run which died half way is not taken for a clean one.
 */
public class VeraPdf {
    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            validate(flavour, new File(arguments[i]));
        }
        System.out.println("checked\t" + (arguments.length - 1));
    }

    private static void validate(PDFAFlavour flavour, File file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            report(file, validator.validate(parser).getTestAssertions());
        } catch (Exception unreadable) {
            System.out.println(String.join("\t", file.getPath(), "unreadable", "1", oneLine(unreadable.toString())));
        }
    }

    private static void report(File file, Iterable<TestAssertion> assertions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (TestAssertion assertion : assertions) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(rule, 1, Integer::sum);
                first.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
        }
        counts.forEach((rule, count) -> System.out.println(
                String.join("\t", file.getPath(), rule, count.toString(), oneLine(first.get(rule)))));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
