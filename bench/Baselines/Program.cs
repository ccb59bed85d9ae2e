using Parloir.Baselines;

// messages <address> <connection string> <app secret>, or broadcast <address>.
switch (args)
{
    case ["messages", var address, var database, var secret]:
        await MessageApi.RunAsync(address, database, secret);
        return 0;
    case ["broadcast", var address]:
        await BroadcastApi.RunAsync(address);
        return 0;
    default:
        await Console.Error.WriteLineAsync("messages <address> <connection string> <app secret>, or broadcast <address>");
        return 1;
}
