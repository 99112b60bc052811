import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Validates PDF files. Each line of the input is a flavour ("ua1", "3a") and the paths of files, separated by tabs. The
 * answer is one line per file and rule that it breaks: the path, the rule, how often it was broken, what it says and
 * where it was broken first, separated by tabs; then "checked" and the number of files, and "done".
 */
public class VeraPdf {
    private static final PrintStream ANSWERS = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] none) throws Exception {
        System.setOut(System.err);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] fields = line.split("\t");
            PDFAFlavour flavour = PDFAFlavour.fromString(fields[0]);
            for (int i = 1; i < fields.length; i++) {
                validate(flavour, new File(fields[i]));
            }
            ANSWERS.println("checked\t" + (fields.length - 1));
            ANSWERS.println("done");
        }
    }

    private static void validate(PDFAFlavour flavour, File file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            report(file, validator.validate(parser).getTestAssertions());
        } catch (Exception unreadable) {
            ANSWERS.println(String.join("\t", file.getPath(), "unreadable", "1", oneLine(unreadable.toString())));
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
        counts.forEach((rule, count) -> ANSWERS.println(
                String.join("\t", file.getPath(), rule, count.toString(), oneLine(first.get(rule)))));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
