using Federation.Fed;
using Federation.Fed.Cli;

return await Runner.RunAsync(FedCommand.Create(), args, Screen.OfProcess());
